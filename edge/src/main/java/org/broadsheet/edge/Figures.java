package org.broadsheet.edge;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/** What the edge counts. On the way of a kept page that is one addition, nothing more. */
final class Figures {
  final LongAdder hits = new LongAdder();
  final LongAdder renders = new LongAdder();
  final LongAdder failedRenders = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder others = new LongAdder();
  final LongAdder failures = new LongAdder();

  void register(MeterRegistry registry) {
    count(registry, "edge.page.hits", "Pages sent from memory", hits);
    count(registry, "edge.page.renders", "Pages rendered", renders);
    count(registry, "edge.page.render.failures", "Renders that failed", failedRenders);
    count(registry, "edge.refused", "Answers 503 because a queue was full", refused);
    count(registry, "edge.other.answers", "Answers that were not a page from memory", others);
    count(registry, "edge.failures", "Answers 500", failures);
  }

  private static void count(MeterRegistry registry, String name, String what, LongAdder adder) {
    FunctionCounter.builder(name, adder, LongAdder::sum).description(what).register(registry);
  }

  static <T> void gauge(
      MeterRegistry registry, String name, String what, T of, ToDoubleFunction<T> value) {
    Gauge.builder(name, of, value).description(what).register(registry);
  }
}
