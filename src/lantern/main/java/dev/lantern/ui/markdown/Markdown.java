package dev.lantern.ui.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The small part of Markdown that model cards and help are written in: headings, paragraphs,
/// lists, tables, fenced text, and pictures on lines of their own. Emphasis marks and links lose
/// their marks.
final class Markdown {
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.*?)\\s*#*");
  private static final Pattern ITEM = Pattern.compile("\\s*([-*+]|\\d+[.)])\\s+(.*)");
  private static final Pattern RULE = Pattern.compile("\\s*\\|?[\\s:|-]*-[\\s:|-]*\\|?\\s*");
  private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)]\\(([^)\\s]*)[^)]*\\)");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)]\\(([^)\\s]*)[^)]*\\)");

  private final List<Block> blocks = new ArrayList<>();
  private final List<String> paragraph = new ArrayList<>();
  private final List<List<String>> table = new ArrayList<>();

  /// A piece of the page.
  sealed interface Block {
    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /// @param mark a dot, or the number that the page gives
    record Item(String mark, String text) implements Block {}

    record Verbatim(String text) implements Block {}

    /// @param words in place of the picture
    /// @param file as the page names it
    record Picture(String words, String file) implements Block {}

    /// @param rows the first is the head; rows may differ in length
    record Table(List<List<String>> rows) implements Block {}
  }

  private Markdown() {}

  static List<Block> parse(String text) {
    Markdown page = new Markdown();
    List<String> fenced = new ArrayList<>();
    boolean inFence = false;
    for (String line : text.lines().toList()) {
      if (line.strip().startsWith("```")) {
        page.end();
        if (inFence) {
          page.blocks.add(new Block.Verbatim(String.join("\n", fenced)));
          fenced.clear();
        }
        inFence = !inFence;
      } else if (inFence) {
        fenced.add(line);
      } else {
        page.line(line);
      }
    }
    page.end();
    return List.copyOf(page.blocks);
  }

  private void line(String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher item = ITEM.matcher(line);
    Matcher picture = PICTURE.matcher(line.strip());
    if (line.isBlank()) {
      end();
    } else if (picture.matches()) {
      end();
      blocks.add(new Block.Picture(plain(picture.group(1)), picture.group(2)));
    } else if (heading.matches()) {
      end();
      blocks.add(new Block.Heading(heading.group(1).length(), plain(heading.group(2))));
    } else if (line.strip().startsWith("|")) {
      row(line.strip());
    } else if (item.matches()) {
      end();
      String mark = item.group(1);
      blocks.add(new Block.Item(mark.length() > 1 ? mark : "•", plain(item.group(2))));
    } else if (line.startsWith(" ") && continuesItem()) {
      Block.Item last = (Block.Item) blocks.removeLast();
      blocks.add(new Block.Item(last.mark(), last.text() + " " + plain(line.strip())));
    } else {
      paragraph.add(line.strip());
    }
  }

  private boolean continuesItem() {
    return paragraph.isEmpty()
        && table.isEmpty()
        && !blocks.isEmpty()
        && blocks.getLast() instanceof Block.Item;
  }

  private void row(String line) {
    if (RULE.matcher(line).matches()) {
      return;
    }
    String inner =
        line.substring(
            1, line.endsWith("|") && line.length() > 1 ? line.length() - 1 : line.length());
    List<String> cells = new ArrayList<>();
    for (String cell : inner.split("\\|", -1)) {
      cells.add(plain(cell.strip()));
    }
    table.add(List.copyOf(cells));
  }

  private void end() {
    if (!paragraph.isEmpty()) {
      blocks.add(new Block.Paragraph(plain(String.join(" ", paragraph))));
      paragraph.clear();
    }
    if (!table.isEmpty()) {
      blocks.add(new Block.Table(List.copyOf(table)));
      table.clear();
    }
  }

  private static String plain(String text) {
    String linked =
        LINK.matcher(text)
            .replaceAll(
                link ->
                    Matcher.quoteReplacement(
                        link.group(2).toLowerCase(Locale.ROOT).startsWith("http")
                            ? link.group(1) + " (" + link.group(2) + ")"
                            : link.group(1)));
    return linked.replace("**", "").replace("__", "").replace("`", "");
  }
}
