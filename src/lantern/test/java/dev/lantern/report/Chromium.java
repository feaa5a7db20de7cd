package dev.lantern.report;

import dev.lantern.OnPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A headless Chromium with one page, spoken to by its DevTools protocol. It remembers what the
/// page asked for and complained of.
final class Chromium implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final JsonMapper JSON = new JsonMapper();

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final AtomicInteger sent = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<JsonNode> loaded = new CompletableFuture<>();

  private Chromium(Process process, Path profile, String page) throws IOException {
    this.process = process;
    this.profile = profile;
    this.socket =
        await(
            HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(page), new Ear()));
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      call(domain + ".enable", Map.of());
    }
  }

  /// The program, where this machine has it.
  static Optional<Path> program() {
    return OnPath.any("chromium", "chromium-browser", "google-chrome");
  }

  static Chromium start(Path program) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("lantern-chromium");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log").toFile())
            .start();
    Path port = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
      if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        throw new IOException("Chromium: " + Files.readString(profile.resolve("log")));
      }
    }
    String list = "http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list";
    HttpRequest request = HttpRequest.newBuilder(URI.create(list)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String targets = await(client.sendAsync(request, BodyHandlers.ofString())).body();
      for (JsonNode target : JSON.readTree(targets)) {
        if (target.get("type").asString().equals("page")) {
          return new Chromium(process, profile, target.get("webSocketDebuggerUrl").asString());
        }
      }
    }
    throw new IOException("Chromium has no page");
  }

  /// Opens a file from disk and waits until it is loaded.
  void open(Path file) throws IOException {
    requests.clear();
    complaints.clear();
    loaded = new CompletableFuture<>();
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    await(loaded);
  }

  /// The value of an expression; a promise's, once it is kept.
  JsonNode value(String expression) throws IOException {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    return Optional.ofNullable(answer.get("result").get("value")).orElse(JSON.nullNode());
  }

  String text(String expression) throws IOException {
    return value(expression).asString();
  }

  /// Presses a key, as a person would.
  ///
  /// @param key as JavaScript names it: `Enter`, `ArrowRight`
  void press(String key, int code) throws IOException {
    String text = key.equals("Enter") ? "\r" : "";
    for (String type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of(
              "type", type, "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text));
    }
  }

  /// Everything that was asked for since the page was opened, without what it holds itself.
  List<String> requests() {
    return requests.stream().filter(url -> !url.startsWith("data:")).toList();
  }

  /// Errors and warnings since the page was opened.
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /// @param media `screen` or `print`
  /// @param scheme `light` or `dark`
  void show(String media, String scheme) throws IOException {
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            media,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void resize(int width, int height) throws IOException {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /// Takes a picture of the whole page.
  void picture(Path file) throws IOException {
    JsonNode answer = call("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
    save(file, answer);
  }

  /// Prints the page.
  void print(Path file) throws IOException {
    save(file, call("Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true)));
  }

  private static void save(Path file, JsonNode answer) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(answer.get("data").asString()));
  }

  private JsonNode call(String method, Map<String, Object> parameters) throws IOException {
    int id = sent.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    await(
        socket.sendText(
            JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)),
            true));
    JsonNode told = await(answer);
    if (told.has("error")) {
      throw new AssertionError(method + ": " + told.get("error"));
    }
    return told.get("result");
  }

  private static <T> T await(CompletableFuture<T> future) throws IOException {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    }
  }

  /// Ends the browser, which takes its own files along, and removes the rest.
  @Override
  public void close() throws IOException {
    call("Browser.close", Map.of());
    await(process.onExit());
    socket.abort();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder heard = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      heard.append(part);
      if (last) {
        hear(JSON.readTree(heard.toString()));
        heard.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    private void hear(JsonNode message) {
      if (message.has("id")) {
        answers.remove(message.get("id").asInt()).complete(message);
        return;
      }
      JsonNode told = message.get("params");
      switch (message.get("method").asString()) {
        case "Page.loadEventFired" -> loaded.complete(told);
        case "Network.requestWillBeSent" -> requests.add(told.get("request").get("url").asString());
        case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(told.toString());
        case "Runtime.consoleAPICalled" -> complaints.add(told.toString());
        default -> {}
      }
    }
  }
}
