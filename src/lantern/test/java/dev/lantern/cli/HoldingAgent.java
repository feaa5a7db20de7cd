package dev.lantern.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/// Holds a process where it loads a class, until a signal has reached it: so the signal comes
/// there, whichever of the two processes is the slower.
public final class HoldingAgent {
  private HoldingAgent() {}

  /// The option of `java` that has it hold.
  ///
  /// @param loaded name of the class
  /// @param held file that is made once the process is held; the agent is put beside it
  static String option(String loaded, Path held) throws IOException {
    var manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", HoldingAgent.class.getName());
    Path jar = held.resolveSibling(held.getFileName() + ".jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return "-javaagent:" + jar + "=" + loaded + "=" + held;
  }

  /// Called by Java, before `main`.
  public static void premain(String argument, Instrumentation instrumentation) {
    int end = argument.indexOf('=');
    String loaded = argument.substring(0, end).replace('.', '/');
    Path held = Path.of(argument.substring(end + 1));
    instrumentation.addTransformer(
        new ClassFileTransformer() {
          @Override
          public byte @Nullable [] transform(
              @Nullable ClassLoader loader,
              String name,
              @Nullable Class<?> redefined,
              @Nullable ProtectionDomain domain,
              byte[] bytes) {
            if (name.equals(loaded)) {
              hold(held);
            }
            return null;
          }
        });
  }

  private static void hold(Path held) {
    try {
      Files.createFile(held);
      while (true) {
        Runtime.getRuntime().removeShutdownHook(Thread.currentThread());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    } catch (IllegalStateException e) {
      // Of the hooks: the signal is here.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
