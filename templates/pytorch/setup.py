"""What the cloud installs: the code in trainer/, and the packages it needs. PyTorch is in the image."""

from setuptools import find_packages, setup

setup(
    name="trainer",
    version="1.0",
    packages=find_packages(include=["trainer", "trainer.*"]),
    install_requires=["google-cloud-storage"],  # to write to gs://; and for example "pandas>=1.3"
    python_requires=">=3.7",
)
