package org.broadsheet.desk;

import jakarta.servlet.MultipartConfigElement;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * The server, as Spring starts it: a Tomcat on virtual threads, one servlet, two filters. Apart
 * from {@link DeskPages} because these beans are made before there is a servlet context.
 */
@Configuration(proxyBeanMethods = false)
class DeskServer {
  /** Bytes of a form: a long story is 100 kB. */
  private static final int LARGEST_FORM = 8 << 20;

  /** Bytes of an upload: what the intake reads, and a little for the form around it. */
  private static final int LARGEST_UPLOAD = 11 << 20;

  private final Desk.Options options;

  DeskServer(Desk.Options options) {
    this.options = options;
  }

  @Bean
  TomcatServletWebServerFactory tomcat() throws UnknownHostException {
    var factory = new TomcatServletWebServerFactory(options.port());
    factory.setAddress(InetAddress.getByName(options.host()));
    factory.setShutdown(Shutdown.GRACEFUL);
    factory.setDisableMBeanRegistry(true);
    factory.addProtocolHandlerCustomizers(
        handler -> handler.setExecutor(Executors.newVirtualThreadPerTaskExecutor()));
    factory.addConnectorCustomizers(connector -> connector.setMaxPostSize(LARGEST_FORM));
    return factory;
  }

  @Bean
  DispatcherServlet dispatcherServlet() {
    return new DispatcherServlet();
  }

  @Bean
  ServletRegistrationBean<DispatcherServlet> servlet(DispatcherServlet servlet) {
    var registration = new ServletRegistrationBean<>(servlet, "/");
    registration.setLoadOnStartup(1);
    registration.setMultipartConfig(
        new MultipartConfigElement("", LARGEST_UPLOAD, LARGEST_UPLOAD, LARGEST_UPLOAD));
    return registration;
  }

  /** Forms are UTF-8, whatever a browser leaves unsaid. Before everything that reads one. */
  @Bean
  FilterRegistrationBean<CharacterEncodingFilter> encoding() {
    var registration =
        new FilterRegistrationBean<>(new CharacterEncodingFilter("UTF-8", true, false));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  /** After the encoding is known, before anything reads a field. */
  @Bean
  FilterRegistrationBean<CleanFields> cleanFields() {
    var registration = new FilterRegistrationBean<>(new CleanFields());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  @Bean
  DelegatingFilterProxyRegistrationBean securityFilter() {
    return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
  }
}
