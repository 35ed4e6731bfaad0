package dk.adgang.testbed;

import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Boots the product once for all tests, and once more for those that change it for everybody, gives
 * each test its browser windows, and keeps what a failed test saw.
 */
final class AdgangExtension
    implements ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {

  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(AdgangExtension.class);
  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final int LOG_LINES = 150;
  private static final int SHOWN_LINES = 10;
  private static final int SHOWN_WIDTH = 200;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == Adgang.class || type == Visitor.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Adgang.class ? adgang(context) : visitor(context);
  }

  private static Adgang adgang(ExtensionContext context) {
    return isAnnotated(context.getRequiredTestClass(), WithSecondServer.class)
        ? second(context)
        : first(context);
  }

  private static Adgang first(ExtensionContext context) {
    // Before the servers, so that the browsers are closed after them, once for both.
    var store = context.getRoot().getStore(SPACE);
    var browsers =
        store.getOrComputeIfAbsent(Browsers.class, key -> new Browsers(), Browsers.class);
    return store.getOrComputeIfAbsent(FIRST, key -> Adgang.start(browsers), Adgang.class);
  }

  private static Adgang second(ExtensionContext context) {
    var first = first(context);
    return context
        .getRoot()
        .getStore(SPACE)
        .getOrComputeIfAbsent(SECOND, key -> first.second(), Adgang.class);
  }

  private static Visitor visitor(ExtensionContext context) {
    return context
        .getStore(SPACE)
        .getOrComputeIfAbsent(Visitor.class, key -> new Visitor(adgang(context)), Visitor.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) throws IOException {
    if (context.getExecutionException().isEmpty()) {
      return;
    }
    var folder = folder(adgang(context).project(), context);
    Folders.delete(folder);
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("server.log"), adgang(context).server().logTail(LOG_LINES) + "\n");
    var visitor = context.getStore(SPACE).get(Visitor.class, Visitor.class);
    if (visitor != null) {
      visitor.keepWhatWasSeen(folder);
    }
    System.out.println("[testbed] what " + context.getDisplayName() + " saw: " + folder);
    adgang(context)
        .server()
        .logTail(SHOWN_LINES)
        .lines()
        .map(line -> "    " + line.substring(0, Math.min(SHOWN_WIDTH, line.length())))
        .forEach(System.out::println);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    var visitor = context.getStore(SPACE).remove(Visitor.class, Visitor.class);
    if (visitor != null) {
      visitor.close();
    }
  }

  private static Path folder(Project project, ExtensionContext context) {
    var name =
        "%s.%s %s"
            .formatted(
                context.getRequiredTestClass().getSimpleName(),
                context.getRequiredTestMethod().getName(),
                context.getDisplayName().replaceAll("^\\w+\\(.*\\)$", ""))
            .replaceAll("[^\\p{L}\\p{N}._]+", "-")
            .replaceAll("-$", "");
    return project
        .target()
        .resolve("failures")
        .resolve(name.substring(0, Math.min(120, name.length())));
  }
}
