"""Makes the trainer a package that the cloud can install. Only code goes in; the data stays out."""

from setuptools import setup

setup(name="trainer", version="1.0", packages=["trainer"], python_requires=">=3.7")
