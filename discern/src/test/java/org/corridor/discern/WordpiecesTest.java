package org.corridor.discern;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.corridor.discern.Wordpieces.Piece;
import org.junit.jupiter.api.Test;

class WordpiecesTest {
  private static final List<String> VOCABULARY =
      List.of("[PAD]", "[unused0]", "un", "##aff", "##able", "zelensky", ",", "kyiv", "10", ":");

  private static List<Piece> of(String text) {
    return new Wordpieces(VOCABULARY).of(text);
  }

  private static List<Integer> ids(String text) {
    return of(text).stream().map(Piece::id).toList();
  }

  @Test
  void theLongestPieceComesFirst() {
    // The example of those who published the way.
    assertEquals(List.of(2, 3, 4, Wordpieces.LINE_END), ids("unaffable"));
  }

  @Test
  void wordsAreSmallAndWithoutAccentsAndMarksStandAlone() {
    assertEquals(List.of(5, 6, 7, Wordpieces.LINE_END), ids("Zélensky, KYIV"));
    assertEquals(List.of(8, 9, 8, Wordpieces.LINE_END), ids("10:10"));
  }

  @Test
  void whatIsNoneOfThemIsUnknown() {
    assertEquals(List.of(100, 7, Wordpieces.LINE_END), ids("привіт Kyiv"));
    assertEquals(100, ids("a".repeat(200)).getFirst());
  }

  @Test
  void eachPieceKnowsWhereItStandsAndEachLineEnds() {
    assertEquals(
        List.of(
            new Piece(7, 1, 5),
            new Piece(Wordpieces.LINE_END, 5, 5),
            new Piece(2, 7, 9),
            new Piece(3, 9, 12),
            new Piece(4, 12, 16),
            new Piece(Wordpieces.LINE_END, 16, 16)),
        of(" Kyiv\n\nunaffable"));
  }

  @Test
  void nothingIsRead() {
    assertEquals(List.of(), of(""));
    assertEquals(List.of(), of("\n\n"));
  }
}
