package dev.lantern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
final class ManPageTest {
  private static final String PAGE = ManPage.text();

  @Test
  void tellsOfEveryCommandThatTheParserKnows() {
    List<String> commands =
        Pattern.compile("\\.SS \"lantern (\\w+)\"")
            .matcher(PAGE)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertEquals(
        List.of("scan", "evaluate", "explain", "export", "info", "models", "doctor", "help"),
        commands);
    for (String command : commands) {
      String[] words = {command};
      assertTrue(LanternCli.isCommand(words), command);
    }
  }

  /// Every `--word` of every command's help, so that no option is missing from the page.
  @Test
  void tellsOfEveryOptionThatTheHelpTellsOf() throws Exception {
    for (String command : List.of("scan", "evaluate", "explain", "export", "models")) {
      String help = Lantern.plain().run(command, "--help").out();
      List<String> options =
          Pattern.compile("(?m)^ +(?:-\\w, )?(--(?:\\[no-])?[a-z-]+)")
              .matcher(help)
              .results()
              .map((MatchResult match) -> match.group(1))
              .toList();
      assertTrue(options.size() >= 2, help);
      for (String option : options) {
        assertTrue(PAGE.contains("\\fB" + option.replace("-", "\\-")), command + " " + option);
      }
    }
  }

  @Test
  void leavesNoMarkOfTheHelpsOwnFormatting() {
    assertEquals(-1, PAGE.indexOf("%n"), PAGE);
    assertEquals(-1, PAGE.indexOf("${"), PAGE);
    assertEquals(-1, PAGE.indexOf("@|"), PAGE);
  }
}
