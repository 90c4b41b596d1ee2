package org.corridor.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.corridor.formats.BadInput;
import org.corridor.formats.Problem;
import org.corridor.store.StoreTrouble;
import org.springframework.web.server.ResponseStatusException;

/// Several decisions in one request, each for itself: one that is refused does not hold up the
/// others, and what was done before the store failed is told.
final class OneByOne {
  private static final Logger LOGGER = Logger.getLogger(OneByOne.class.getName());
  private static final String OUT_OF_REACH =
      "the record out of reach, and whether it was done is not known: ask again";
  private static final String NOT_TRIED = "the record out of reach: not tried, ask again";

  private OneByOne() {}

  /// Ids that were decided on as `done`, and of the others why as `refused`.
  ///
  /// @throws StoreTrouble where it failed before anything was done
  static Map<String, Object> decided(List<String> ids, Consumer<String> decision) {
    List<String> done = new ArrayList<>();
    List<Problem> refused = new ArrayList<>();
    for (String id : ids) {
      try {
        decision.accept(id);
        done.add(id);
      } catch (BadInput e) {
        e.problems().forEach(p -> refused.add(of(id, p)));
      } catch (ResponseStatusException e) {
        refused.add(undecided(id, String.valueOf(e.getReason())));
      } catch (Room.NotYours e) {
        refused.add(undecided(id, "one that is not yours to say"));
      } catch (StoreTrouble e) {
        if (done.isEmpty()) {
          throw e;
        }
        LOGGER.log(Level.SEVERE, "The store", e);
        refused.add(undecided(id, OUT_OF_REACH));
        ids.subList(ids.indexOf(id) + 1, ids.size())
            .forEach(left -> refused.add(undecided(left, NOT_TRIED)));
        break;
      }
    }
    return Map.of("done", done, "refused", refused);
  }

  private static Problem of(String id, Problem p) {
    return new Problem(
        "the inbox",
        0,
        0,
        p.field().isEmpty() ? id : id + " " + p.field(),
        p.expected(),
        p.found(),
        p.hint());
  }

  private static Problem undecided(String id, String found) {
    return new Problem("the inbox", 0, 0, id, "a proposal that waits", found, "");
  }
}
