package dev.lantern;

/** Chooses desktop or command. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(arguments.length);
  }
}
