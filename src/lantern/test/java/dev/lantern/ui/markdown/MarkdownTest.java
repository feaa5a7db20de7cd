package dev.lantern.ui.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lantern.ui.markdown.Markdown.Block;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkdownTest {
  @Test
  void readsHeadingsParagraphsListsTablesAndFences() {
    String page =
        """
        # A card #
        Two lines
        of **one** `paragraph`.

        ## Data
        - first
          goes on
        2. second
        | A | B |
        |---|:-:|
        | 1 |  |
        ```
        # verbatim
        ```
        """;

    assertEquals(
        List.of(
            new Block.Heading(1, "A card"),
            new Block.Paragraph("Two lines of one paragraph."),
            new Block.Heading(2, "Data"),
            new Block.Item("•", "first goes on"),
            new Block.Item("2.", "second"),
            new Block.Table(List.of(List.of("A", "B"), List.of("1", ""))),
            new Block.Verbatim("# verbatim")),
        Markdown.parse(page));
  }

  @Test
  void writesLinksOutAndKeepsTheWordsOfPictures() {
    assertEquals(
        List.of(new Block.Paragraph("see the rules (https://example.org/r) and Curve")),
        Markdown.parse("see [the rules](https://example.org/r) and ![Curve](roc.png \"x\")"));
  }

  @Test
  void aPictureOnALineOfItsOwnIsShown() {
    assertEquals(
        List.of(
            new Block.Paragraph("Before"),
            new Block.Picture("ROC curves", "roc.png"),
            new Block.Picture("", "reliability.png"),
            new Block.Paragraph("after")),
        Markdown.parse("Before\n![ROC **curves**](roc.png)\n![](reliability.png \"x\")\nafter"));
  }

  @Test
  void givesNothingForNothing() {
    assertEquals(List.of(), Markdown.parse("\n \n"));
  }
}
