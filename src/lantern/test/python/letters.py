"""Writes main/resources/dev/lantern/report/letters.png (run from src/lantern; needs pillow and DejaVu Sans): the
characters that plots are lettered with, as pixels, since a server may lack fonts.

Characters stand side by side, white on black, in the order of CHARACTERS, which `Letters.java` repeats. The first row
of pixels is no part of them: it is white where a character begins, and behind the last."""

import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

CHARACTERS = "".join(chr(code) for code in range(32, 127)) + "–≥"
SIZE = 15
TARGET = Path("main/resources/dev/lantern/report/letters.png")


def main(font_file: str) -> None:
    font = ImageFont.truetype(font_file, SIZE)
    ascent, descent = font.getmetrics()
    advances = [round(font.getlength(character)) for character in CHARACTERS]
    image = Image.new("L", (sum(advances) + 1, 1 + ascent + descent))
    draw = ImageDraw.Draw(image)
    left = 0
    for character, advance in zip(CHARACTERS, advances):
        draw.text((left, 1), character, font=font, fill=255)
        left += advance
    marks = [sum(advances[:count]) for count in range(len(advances) + 1)]
    for x in range(image.width):
        image.putpixel((x, 0), 255 if x in marks else 0)
    image.save(TARGET, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1])
