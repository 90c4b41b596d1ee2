package org.corridor.formats.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.corridor.formats.BadInput;
import org.corridor.formats.FileTrouble;
import org.corridor.formats.Problem;
import org.corridor.scenario.Terms;
import org.corridor.workflows.Assessment;
import org.corridor.workflows.IssuedPlan;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The plan that was given out, so that `corridor replan` can go on from it: `movements.json`.
public final class IssuedPlanFile {
  /// Of the folder that `corridor plan --out` writes.
  public static final String NAME = "movements.json";

  private static final String FORMAT = "corridor-movements/1";
  private static final String TRY = "give the folder that corridor plan --out wrote";
  private static final int SHOWN_MAX = 20;
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
      .build();

  /// @param confirmed absent where it is the same
  private record Page(
      String format, IssuedPlan announced, @Nullable IssuedPlan confirmed) {
    Page {
      Objects.requireNonNull(format);
      Objects.requireNonNull(announced);
    }
  }

  private IssuedPlanFile() {}

  /// The plans on both sets of terms.
  public static String of(Assessment plan) {
    return MAPPER.writeValueAsString(new Page(
            FORMAT,
            IssuedPlan.of(plan.scenario(), plan.announced()),
            plan.confirmed().plan().equals(plan.announced().plan())
                ? null
                : IssuedPlan.of(plan.scenario(), plan.confirmed())))
        + "\n";
  }

  /// Reads the plan on some terms back.
  ///
  /// @param folder that `corridor plan --out` wrote
  /// @throws BadInput if there is no such plan
  public static IssuedPlan read(Path folder, Terms terms) {
    Path file = folder.resolve(NAME);
    try {
      return read(file.toString(), Files.readAllBytes(file), terms);
    } catch (IOException e) {
      throw refuse(file.toString(), FileTrouble.of(e));
    }
  }

  /// Reads the plan on some terms back.
  ///
  /// @param file its name
  /// @throws BadInput if it is no such plan
  public static IssuedPlan read(String file, byte[] content, Terms terms) {
    try {
      @Nullable Page page = MAPPER.readValue(content, Page.class);
      if (page == null) {
        throw refuse(file, "nothing");
      }
      if (!FORMAT.equals(page.format())) {
        throw refuse(file, "\"" + page.format() + "\"");
      }
      IssuedPlan confirmed = page.confirmed();
      return terms == Terms.ANNOUNCED
          ? page.announced()
          : confirmed == null ? page.announced().on(terms) : confirmed;
    } catch (JacksonException e) {
      throw refuse(
          file, String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
    }
  }

  private static BadInput refuse(String file, String found) {
    return BadInput.of(
        new Problem(file, 0, 0, "", "a plan that was given out (" + FORMAT + ")", found, TRY));
  }

  /// What an issued plan and the scenario disagree on, as problems.
  ///
  /// @param file its name
  public static BadInput misfit(String file, IssuedPlan.Misfit misfit) {
    var problems = misfit.reasons().stream()
        .map(reason -> new Problem(
            file,
            0,
            0,
            "",
            "only what the scenario has",
            reason,
            "was the scenario changed since? Say what changed by --change"))
        .toList();
    return new BadInput(problems.stream().limit(SHOWN_MAX).toList(), problems.size());
  }
}
