package weir.connection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts one stream of a shell into frames. A frame is what a request printed, up to the mark: a
 * record separator, the sentinel, the request's number and its status, a newline.
 */
final class FrameParser {
  /** What one stream may say for one request. */
  static final int LIMIT = 256 * 1024 * 1024;

  private static final int KEPT_NOISE = 8 * 1024;

  /** Where the frames go. */
  interface Sink {
    /** The request ended with this status after printing this. */
    void frame(int number, int status, byte[] output);

    /** The request waits for its streamed input. */
    void ready(int number);
  }

  private final byte[] mark;
  private final Sink sink;
  private byte[] buffer = new byte[4096];
  private int start;
  private int end;
  private int scanned;
  private boolean greeted;

  FrameParser(String sentinel, Sink sink) {
    this.mark = ("\u001e" + sentinel + " ").getBytes(StandardCharsets.US_ASCII);
    this.sink = sink;
  }

  /** What arrived since the last frame, at most 8 KiB of it when no frame came yet. */
  String rest() {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }

  /** Takes the next bytes of the stream. */
  void feed(byte[] bytes, int length) throws IOException {
    append(bytes, length);
    while (true) {
      int at = indexOfMark();
      if (at < 0) {
        scanned = Math.max(start, end - mark.length + 1);
        break;
      }
      int newline = at + mark.length;
      while (newline < end && buffer[newline] != '\n') {
        newline++;
      }
      if (newline == end) {
        scanned = at;
        break;
      }
      frame(at, newline);
    }
    trim();
  }

  private void frame(int at, int newline) throws IOException {
    int words = at + mark.length;
    String[] said =
        new String(buffer, words, newline - words, StandardCharsets.US_ASCII).split(" ", 2);
    byte[] output = Arrays.copyOfRange(buffer, start, at);
    start = newline + 1;
    scanned = start;
    try {
      int number = Integer.parseInt(said[0]);
      if (said[1].equals("ready")) {
        sink.ready(number);
      } else {
        greeted = true;
        sink.frame(number, Integer.parseInt(said[1]), output);
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IOException("the shell's answer could not be read", e);
    }
  }

  private int indexOfMark() {
    int last = end - mark.length;
    for (int i = scanned; i <= last; i++) {
      if (buffer[i] == mark[0] && Arrays.equals(buffer, i, i + mark.length, mark, 0, mark.length)) {
        return i;
      }
    }
    return -1;
  }

  private void append(byte[] bytes, int length) throws IOException {
    if (end + length > buffer.length) {
      int kept = end - start;
      if (kept + length > LIMIT) {
        throw new IOException("a command printed more than " + LIMIT / 1024 / 1024 + " MiB");
      }
      byte[] room =
          kept + length > buffer.length
              ? new byte[Math.max(2 * buffer.length, kept + length)]
              : buffer;
      System.arraycopy(buffer, start, room, 0, kept);
      buffer = room;
      scanned -= start;
      start = 0;
      end = kept;
    }
    System.arraycopy(bytes, 0, buffer, end, length);
    end += length;
  }

  private void trim() {
    if (!greeted && end - start > 2 * KEPT_NOISE) {
      start = end - KEPT_NOISE;
      scanned = Math.max(scanned, start);
    }
    if (start == end) {
      start = 0;
      end = 0;
      scanned = 0;
      if (buffer.length > 1024 * 1024) {
        buffer = new byte[4096];
      }
    }
  }
}
