"""Prints what the packages weigh and what takes the most: python sizes.py target/installer"""

import sys
from pathlib import Path


def size(path):
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file() and not file.is_symlink()]
    return sum(file.stat().st_size for file in files)


def main(out):
    for package in sorted(out.iterdir()):
        if package.suffix in {".deb", ".rpm", ".msi", ".dmg", ".pkg"}:
            print(f"{size(package) / 1e6:8.1f} MB  {package.name}")
    image = out / "image"
    print(f"{size(image) / 1e6:8.1f} MB  installed, of which")
    app = next(image.rglob("lantern.jar")).parent
    runtime = next(path for path in image.rglob("runtime") if path.is_dir())
    parts = [runtime, *app.iterdir(), *(app / "natives").iterdir()]
    for part in sorted((part for part in parts if part.name != "natives"), key=size, reverse=True)[:9]:
        print(f"{size(part) / 1e6:8.1f} MB    {part.relative_to(image)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
