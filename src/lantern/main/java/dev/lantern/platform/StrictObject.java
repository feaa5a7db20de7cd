package dev.lantern.platform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A JSON object that is read key by key. Every key must be there and of its type, and after
/// [#finish] no key may be left unread. Whoever reads a kind of file says in its own words that one
/// cannot be used.
public final class StrictObject {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String file;
  private final String path;
  private final JsonNode node;
  private final Set<String> read = new LinkedHashSet<>();

  private StrictObject(String file, String path, JsonNode node) {
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /// The object that a whole file is.
  ///
  /// @param file named in messages
  /// @param json UTF-8
  public static StrictObject parse(String file, byte[] json) throws StrictJsonException {
    try {
      return of(file, "", MAPPER.readTree(json));
    } catch (JacksonException e) {
      throw new StrictJsonException(file, "not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /// @param file named in messages
  /// @param path of the object inside the file, empty for the whole
  private static StrictObject of(String file, String path, JsonNode node)
      throws StrictJsonException {
    if (!node.isObject()) {
      throw new StrictJsonException(file + " " + path, "an object is expected");
    }
    return new StrictObject(file, path, node);
  }

  /// Whether a key is there that may be absent.
  public boolean has(String key) {
    return node.has(key);
  }

  public StrictObject object(String key) throws StrictJsonException {
    return of(file, place(key), get(key));
  }

  public List<StrictObject> objects(String key) throws StrictJsonException {
    List<StrictObject> objects = new ArrayList<>();
    for (JsonNode element : array(key)) {
      objects.add(of(file, place(key) + "[" + objects.size() + "]", element));
    }
    return objects;
  }

  public String string(String key) throws StrictJsonException {
    return string(key, get(key));
  }

  public List<String> strings(String key) throws StrictJsonException {
    List<String> strings = new ArrayList<>();
    for (JsonNode element : array(key)) {
      strings.add(string(key, element));
    }
    return strings;
  }

  public double number(String key) throws StrictJsonException {
    return number(key, get(key));
  }

  public List<Double> numbers(String key) throws StrictJsonException {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode element : array(key)) {
      numbers.add(number(key, element));
    }
    return numbers;
  }

  public int integer(String key) throws StrictJsonException {
    JsonNode value = get(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(key, "a whole number is expected");
    }
    return value.intValue();
  }

  public boolean bool(String key) throws StrictJsonException {
    JsonNode value = get(key);
    if (!value.isBoolean()) {
      throw wrong(key, "true or false is expected");
    }
    return value.booleanValue();
  }

  /// One of a closed set of words.
  public <T> T word(String key, SequencedMap<String, T> words) throws StrictJsonException {
    String found = string(key);
    @Nullable T value = words.get(found);
    if (value == null) {
      throw wrong(key, "'" + found + "' is none of " + String.join(", ", words.keySet()));
    }
    return value;
  }

  /// An object whose keys are free and whose values are words.
  public SequencedMap<String, String> stringMap(String key) throws StrictJsonException {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    StrictObject object = object(key);
    for (String name : object.node.propertyNames()) {
      map.put(name, object.string(name));
    }
    return map;
  }

  /// An object whose keys are free; values of any kind, as JSON writes them, strings bare.
  public SequencedMap<String, String> free(String key) throws StrictJsonException {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    StrictObject object = object(key);
    for (String name : object.node.propertyNames()) {
      JsonNode value = object.get(name);
      map.put(name, value.isString() ? value.stringValue() : value.toString());
    }
    return map;
  }

  /// Reads a key that Lantern does not use.
  public void ignore(String key) throws StrictJsonException {
    get(key);
  }

  /// Like [#ignore], for a key that may be absent.
  public void ignoreOptional(String key) {
    read.add(key);
  }

  /// Makes a value whose constructor refuses nonsense; the refusal is worded with this place.
  ///
  /// @param key that the value stands for, empty for the object itself
  public <T> T make(String key, Supplier<T> value) throws StrictJsonException {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new StrictJsonException(at(key), String.valueOf(e.getMessage()), e);
    }
  }

  public StrictJsonException wrong(String key, String problem) {
    return new StrictJsonException(at(key), problem);
  }

  public void finish() throws StrictJsonException {
    for (String key : node.propertyNames()) {
      if (!read.contains(key)) {
        throw wrong(key, "unknown key");
      }
    }
  }

  private JsonNode get(String key) throws StrictJsonException {
    read.add(key);
    return Optional.ofNullable(node.get(key)).orElseThrow(() -> wrong(key, "the key is missing"));
  }

  private JsonNode array(String key) throws StrictJsonException {
    JsonNode value = get(key);
    if (!value.isArray()) {
      throw wrong(key, "a list is expected");
    }
    return value;
  }

  private String string(String key, JsonNode value) throws StrictJsonException {
    if (!value.isString()) {
      throw wrong(key, "a string is expected");
    }
    return value.stringValue();
  }

  private double number(String key, JsonNode value) throws StrictJsonException {
    if (!value.isNumber() || !Double.isFinite(value.asDouble())) {
      throw wrong(key, "a number is expected");
    }
    return value.asDouble();
  }

  private String at(String key) {
    return file + " " + (key.isEmpty() ? path : place(key));
  }

  private String place(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
