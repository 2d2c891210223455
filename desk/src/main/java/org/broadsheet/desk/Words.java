package org.broadsheet.desk;

import java.text.MessageFormat;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.broadsheet.content.Json;
import org.jspecify.annotations.Nullable;

/** The words of the desk's pages in one language, from {@code messages_<language>.properties}. */
public final class Words {
  private static final Words ZH = new Words("zh");
  private static final Words EN = new Words("en");

  private final String language;
  private final ResourceBundle bundle;

  private Words(String language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "org.broadsheet.desk.messages",
            Locale.of(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** The words in Chinese or English: the person's choice, else what the browser asks for. */
  static Words of(@Nullable String chosen, @Nullable String acceptLanguage) {
    if (chosen != null) {
      return chosen.equals("zh") ? ZH : EN;
    }
    List<Locale.LanguageRange> ranges;
    try {
      ranges = acceptLanguage == null ? List.of() : Locale.LanguageRange.parse(acceptLanguage);
    } catch (IllegalArgumentException e) {
      ranges = List.of();
    }
    return "zh".equals(Locale.lookupTag(ranges, List.of("en", "zh"))) ? ZH : EN;
  }

  /** The tag of this language: zh or en. */
  public String language() {
    return language;
  }

  /** The name of a language in this one, by its tag. */
  String languageName(String tag) {
    return Locale.forLanguageTag(tag).getDisplayName(Locale.of(language));
  }

  /** The words under this key, with the arguments in their places. */
  public String say(String key, Object... arguments) {
    String pattern = bundle.getString(key);
    if (arguments.length == 0) {
      return pattern;
    }
    Object[] texts = new Object[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    return new MessageFormat(pattern.replace("'", "''"), Locale.of(language)).format(texts);
  }

  /** The words under this key, or those where it has none. */
  String orElse(String key, String otherwise) {
    return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
  }

  /** All words whose keys begin so, as a script gets them. */
  Json.Object under(String prefix) {
    var members = new TreeMap<String, Json>();
    for (String key : bundle.keySet()) {
      if (key.startsWith(prefix)) {
        members.put(key, new Json.Text(bundle.getString(key)));
      }
    }
    return new Json.Object(members);
  }

  private String malformed(Parts parts, Refused.Malformed it) {
    String place = parts.place(it.place());
    String problem = parts.problem(it.problem());
    return place.isEmpty() ? say("malformed", problem) : say("malformed-at", place, problem);
  }

  /** A refusal, as a sentence. */
  String say(Refused refused, InstantSource clock) {
    return switch (refused) {
      case Refused.NoSuchStory _ -> say("no-such-story");
      case Refused.NoSuchVote _ -> say("no-such-vote");
      case Refused.NotAllowed it -> say("not-allowed", say("role." + it.needed().word()));
      case Refused.Unstaffed it -> say("unstaffed", say("role." + it.role().word()));
      case Refused.Embargoed it -> say("embargoed", it.until());
      case Refused.Past _ -> say("past");
      case Refused.SamePerson _ -> say("same-person");
      case Refused.OwnWork _ -> say("own-work-refused");
      case Refused.SecondStage it -> say("second-stage", it.first());
      case Refused.StaleDraft _ -> say("stale-review");
      case Refused.Held it -> say("held", it.holder().name(language));
      case Refused.WrongState it -> say("wrong-state", say("state." + it.state().word()));
      case Refused.NotApproved it -> say("not-approved", it.approved(), it.needed());
      case Refused.NothingChanged _ -> say("nothing-changed");
      case Refused.NoticeLost _ -> say("notice-lost");
      case Refused.AlreadyHere _ -> say("already-here");
      case Refused.Malformed it -> malformed(new Parts(this), it);
      case Refused.NotUnderstood it -> say("not-understood", it.reason());
      case Refused.TooCostly _ -> say("too-costly");
      case Refused.TooLong _ -> say("too-long");
      case Refused.NoPicture _ -> say("no-picture");
      case Refused.PictureTooLarge _ -> say("picture-too-large");
      case Refused.Missing it -> say("missing", say("field." + it.what()));
      case Refused.TooManyCharacters it ->
          say("too-many-characters", say("field." + it.what()), it.most());
      case Refused.WrongPassword _ -> say("wrong-password");
      case Refused.TooManyTries it ->
          say(
              "too-many-tries",
              Math.max(1, it.until().getEpochSecond() - clock.instant().getEpochSecond()));
      case Refused.LinkUsed _ -> say("link-used");
      case Refused.LoginTaken _ -> say("login-taken");
      case Refused.WeakPassword _ -> say("weak-password");
      case Refused.LastAdministrator _ -> say("last-administrator");
    };
  }
}
