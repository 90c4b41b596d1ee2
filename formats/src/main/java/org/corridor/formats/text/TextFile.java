package org.corridor.formats.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.formats.Problems;

/// A file of the scenario folder as text: UTF-8, with or without a byte order mark, any line ends.
public record TextFile(String name, String text) {
  /// A hand-written scenario is some kilobytes; a road list of a whole region stays below this.
  public static final int BYTES_MAX = 20_000_000;

  public static Optional<TextFile> read(Path folder, String name, Problems problems) {
    Path path = folder.resolve(name);
    if (!Files.isRegularFile(path)) {
      String found =
          Files.isDirectory(path) ? "a folder" : Files.exists(path) ? "no plain file" : "nothing";
      refuse(problems, name, "a file", found);
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(path)) {
      long size = Files.size(path);
      byte[] bytes = size > BYTES_MAX ? new byte[0] : in.readNBytes(BYTES_MAX + 1);
      if (size > BYTES_MAX || bytes.length > BYTES_MAX) {
        refuse(
            problems,
            name,
            "at most " + BYTES_MAX / 1_000_000 + " MB",
            String.format(Locale.ROOT, "%,d bytes", Math.max(size, bytes.length)));
        return Optional.empty();
      }
      String text = decoded(bytes);
      boolean control =
          text.chars().anyMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0);
      if (control) {
        refuse(problems, name, "text", "control characters: this is no text file");
        return Optional.empty();
      }
      return Optional.of(new TextFile(name, text));
    } catch (CharacterCodingException e) {
      refuse(problems, name, "text in UTF-8", "bytes that are not UTF-8; save it as UTF-8");
    } catch (IOException e) {
      refuse(problems, name, "a file that can be read", FileTrouble.of(e));
    }
    return Optional.empty();
  }

  /// Bytes as text; nothing of what was written is replaced.
  ///
  /// @throws BadInput where they are not UTF-8
  public static String decoded(String name, byte[] bytes) {
    try {
      return decoded(bytes);
    } catch (CharacterCodingException e) {
      throw BadInput.of(new Problem(
          name, 0, 0, "", "text in UTF-8", "bytes that are not UTF-8", "save it as UTF-8"));
    }
  }

  private static void refuse(Problems problems, String name, String expected, String found) {
    String hint = found.equals("nothing") ? "corridor new DIR shows what belongs there" : "";
    problems.add(new Problem(name, 0, 0, "", expected, found, hint));
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    String text =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /// The line, from 1, of a position in the text.
  public int lineAt(long position) {
    int line = 1;
    for (int i = 0; i < Math.min(position, text.length()); i++) {
      boolean end = text.charAt(i) == '\n'
          || (text.charAt(i) == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      line += end ? 1 : 0;
    }
    return line;
  }
}
