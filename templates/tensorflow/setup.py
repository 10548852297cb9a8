"""What the cloud installs: the code in trainer/, and the packages it needs. TensorFlow is in the image."""

from setuptools import find_packages, setup

setup(
    name="trainer",
    version="1.0",
    packages=find_packages(include=["trainer", "trainer.*"]),
    install_requires=[],  # for example "pandas>=1.3"
    python_requires=">=3.7",
)
