package org.corridor.discern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.corridor.discern.Wordpieces.Piece;
import org.junit.jupiter.api.Test;

class WindowTest {
  @Test
  void allPiecesAreSeenOnceWhateverTheText() {
    Random random = new Random(7);
    for (int n = 0; n < 200; n++) {
      StringBuilder text = new StringBuilder();
      int words = random.nextInt(1_500);
      for (int i = 0; i < words; i++) {
        text.append(i % 7 == 0 ? "Kyiv" : "the road").append(random.nextInt(40) == 0 ? ".\n" : " ");
      }
      List<Piece> pieces = new Wordpieces(List.of("[PAD]", "[unused0]", "kyiv", "the", "road", "."))
          .of(text.toString());
      List<Piece> seen = new ArrayList<>();
      for (Window window : Window.over(text.toString(), pieces)) {
        assertTrue(window.size() <= 420, "a window of " + window.size());
        assertTrue(window.before() <= 100);
        seen.addAll(window.pieces().subList(window.before(), window.size()));
      }
      assertEquals(pieces, seen);
    }
  }

  @Test
  void aWindowEndsWithALine() {
    String text = "Kyiv ".repeat(200) + "\n" + "Kyiv ".repeat(200);
    List<Window> windows =
        Window.over(text, new Wordpieces(List.of("[PAD]", "[unused0]", "kyiv")).of(text));
    assertEquals(List.of(201, 301), windows.stream().map(Window::size).toList());
  }
}
