package org.broadsheet.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;

/** Every address of the desk, read from the routes themselves: a new one cannot be forgotten. */
final class RouteTable {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  private RouteTable() {}

  /** A method and a pattern such as {@code /stories/{id}/save}. */
  record Route(HttpMethod method, String pattern) {
    boolean isAct() {
      return method.equals(HttpMethod.POST);
    }

    boolean hasVariables() {
      return pattern.contains("{");
    }

    /** The path in which each variable is what that makes of its name. */
    String filled(UnaryOperator<String> values) {
      return VARIABLE
          .matcher(pattern)
          .replaceAll(match -> Matcher.quoteReplacement(values.apply(match.group(1))));
    }

    /** Whether it is a page whose variables are these: without any, one that is always there. */
    boolean isPageIn(Map<String, String> values) {
      return !isAct()
          && !filled(name -> values.containsKey(name) ? "x" : "{}").contains("{")
          && (hasVariables() || values.isEmpty());
    }

    boolean fits(String path) {
      return path.matches(VARIABLE.matcher(pattern).replaceAll("[^/]+"));
    }
  }

  /** All of a desk's, in their order: the first that fits is the one that answers. */
  static List<Route> of(Desk desk) {
    var routes = new ArrayList<Route>();
    desk.routes().accept(new Walk(routes));
    return List.copyOf(routes);
  }

  /** The act that a form with this address asks for. */
  static Route act(List<Route> routes, String path) {
    return routes.stream()
        .filter(route -> route.isAct() && route.fits(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no act at " + path));
  }

  private record Walk(List<Route> routes) implements RouterFunctions.Visitor {
    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
      var read = new Reading();
      predicate.accept(read);
      String path = read.found.get("path");
      String method = read.found.get("method");
      if (path != null && method != null) {
        routes.add(new Route(HttpMethod.valueOf(method), path));
      }
    }

    @Override
    public void startNested(RequestPredicate predicate) {
      throw new AssertionError("routes within routes are not read here: " + predicate);
    }

    @Override
    public void endNested(RequestPredicate predicate) {}

    @Override
    public void resources(Function<ServerRequest, java.util.Optional<Resource>> lookup) {
      throw new AssertionError("resources are not read here");
    }

    @Override
    public void attributes(Map<String, Object> attributes) {}

    @Override
    public void unknown(RouterFunction<?> function) {
      throw new AssertionError("not read here: " + function);
    }
  }

  /** What one route asks of a request. */
  private static final class Reading implements RequestPredicates.Visitor {
    private final Map<String, String> found = new LinkedHashMap<>();

    @Override
    public void method(Set<HttpMethod> methods) {
      found.put("method", methods.iterator().next().name());
    }

    @Override
    public void path(String pattern) {
      found.put("path", pattern);
    }

    @Override
    @SuppressWarnings("removal") // the interface still asks for it
    public void pathExtension(String extension) {}

    @Override
    public void header(String name, String value) {}

    @Override
    public void param(String name, String value) {}

    @Override
    public void version(String version) {}

    @Override
    public void startAnd() {}

    @Override
    public void and() {}

    @Override
    public void endAnd() {}

    @Override
    public void startOr() {}

    @Override
    public void or() {}

    @Override
    public void endOr() {}

    @Override
    public void startNegate() {}

    @Override
    public void endNegate() {}

    @Override
    public void unknown(RequestPredicate predicate) {}
  }
}
