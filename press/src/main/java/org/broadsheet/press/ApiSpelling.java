package org.broadsheet.press;

import java.util.ArrayList;
import java.util.List;
import org.broadsheet.archive.Cursor;
import org.broadsheet.archive.RecommendedCursor;
import org.broadsheet.content.ArticleId;
import org.broadsheet.content.ChannelPath;
import org.jspecify.annotations.Nullable;

/** How the addresses of the reading API are spelt, all behind {@code /api}. */
final class ApiSpelling {
  private ApiSpelling() {}

  /** Null where there is nothing, or where a parameter is not what it should be. */
  static Address.@Nullable Api read(List<String> behind, @Nullable String query) {
    if (behind.size() < 2 || !behind.getFirst().equals("v1")) {
      return null;
    }
    List<String> path = behind.subList(1, behind.size());
    String language = AddressSpelling.parameter(query, "language");
    if (!language.isEmpty() && !AddressSpelling.isLanguage(language)) {
      return null;
    }
    String tag = language.isEmpty() ? null : language;
    String cursor = AddressSpelling.parameter(query, "cursor");
    return switch (path.getFirst()) {
      case "articles" -> path.size() == 1 ? articles(tag, query, cursor) : story(path);
      case "recommended" -> {
        RecommendedCursor after = RecommendedCursor.decode(cursor);
        boolean broken = after == null && !cursor.isEmpty();
        yield path.size() > 1 || broken ? null : new Address.Api.Recommended(tag, after);
      }
      case "openapi.json" -> path.size() == 1 ? new Address.Api.Description() : null;
      default -> null;
    };
  }

  private static Address.@Nullable Api articles(
      @Nullable String language, @Nullable String query, String cursor) {
    String channel = AddressSpelling.parameter(query, "channel").replace("%2F", "/");
    Cursor after = cursor.isEmpty() ? null : Cursor.decode(cursor);
    if (!channel.isEmpty() && !ChannelPath.isPath(channel) || after == null && !cursor.isEmpty()) {
      return null;
    }
    return new Address.Api.Articles(
        language, channel.isEmpty() ? null : new ChannelPath(channel), after);
  }

  private static Address.@Nullable Api story(List<String> path) {
    if (!ArticleId.isId(path.get(1))) {
      return null;
    }
    var id = new ArticleId(path.get(1));
    if (path.size() == 2) {
      return new Address.Api.Story(id);
    }
    return path.size() == 3 && path.get(2).equals("related") ? new Address.Api.Related(id) : null;
  }

  static String write(Address.Api api) {
    return "/api/v1"
        + switch (api) {
          case Address.Api.Articles list ->
              "/articles"
                  + query(
                      list.language(),
                      list.channel(),
                      list.after() == null ? null : list.after().encode());
          case Address.Api.Story story -> "/articles/" + story.id();
          case Address.Api.Related related -> "/articles/" + related.id() + "/related";
          case Address.Api.Recommended list ->
              "/recommended"
                  + query(
                      list.language(), null, list.after() == null ? null : list.after().encode());
          case Address.Api.Description _ -> "/openapi.json";
        };
  }

  private static String query(
      @Nullable String language, @Nullable ChannelPath channel, @Nullable String cursor) {
    var parts = new ArrayList<String>();
    if (language != null) {
      parts.add("language=" + language);
    }
    if (channel != null) {
      parts.add("channel=" + channel);
    }
    if (cursor != null) {
      parts.add("cursor=" + cursor);
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }
}
