package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.Block;
import org.broadsheet.content.EntryKind;
import org.broadsheet.content.Hash;
import org.broadsheet.content.Medium;
import org.broadsheet.content.Special;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecialsTest {
  @TempDir Path directory;

  private static final Block.Figure COVER =
      new Block.Figure(
          new Medium(Hash.of(new byte[0]), "image/png", 3, 2, null), "", List.of(), null);

  private final Newsroom newsroom = new Newsroom(5);

  private static Special special(String title, @Nullable String original, ArticleId... stories) {
    var section = new Special.Section("First", List.of(stories));
    return new Special("en", title, null, COVER, List.of(), List.of(section, section), original);
  }

  @Test
  void aStoryNamesItsSpecialsAsTheirLastEntriesHaveIt() {
    ArticleId ferry = newsroom.publish(Newsroom.story("en", "local", "Ferry"));
    ArticleId fare = newsroom.publish(Newsroom.story("en", "local", "Fare"));
    newsroom.put(EntryKind.SPECIAL, "river-year", special("A year", null, ferry, fare));
    newsroom.put(EntryKind.SPECIAL, "boats", special("Boats", null, ferry));
    try (var archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (var snapshot = archive.snapshot()) {
        assertThat(snapshot.specialsOf(ferry)).containsOnlyKeys("boats", "river-year");
        assertThat(snapshot.specialsOf(fare)).containsOnlyKeys("river-year");
        assertThat(snapshot.specials()).containsOnlyKeys("boats", "river-year");
      }
      newsroom.put(EntryKind.SPECIAL, "river-year", special("A year", null, ferry));
      archive.apply(newsroom.log.subList(4, 5));
      try (var snapshot = archive.snapshot()) {
        assertThat(snapshot.specialsOf(ferry)).containsOnlyKeys("boats", "river-year");
        assertThat(snapshot.specialsOf(fare)).isEmpty();
      }
    }
  }

  @Test
  void languageVersionsNameEachOther() {
    newsroom.put(EntryKind.SPECIAL, "river-year", special("A year", null));
    newsroom.put(EntryKind.SPECIAL, "river-year-zh", special("江上一年", "river-year"));
    newsroom.put(EntryKind.SPECIAL, "river-year-ar", special("سنة", "river-year"));
    try (var archive = Archive.open(directory)) {
      archive.apply(newsroom.log);
      try (var snapshot = archive.snapshot()) {
        assertThat(snapshot.translationsOfSpecial("river-year"))
            .containsOnlyKeys("river-year-zh", "river-year-ar");
        assertThat(snapshot.translationsOfSpecial("river-year-zh"))
            .containsOnlyKeys("river-year", "river-year-ar");
        assertThat(snapshot.translationsOfSpecial("nothing")).isEmpty();
      }
    }
  }
}
