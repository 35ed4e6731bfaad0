package dk.adgang.testbed.web;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** The pages of the inbox and of the sample app. All values in them are escaped. */
final class Templates {

  private static final Configuration ALL = configuration();

  private Templates() {}

  /**
   * Fills a template.
   *
   * @param name its path below the package of the testbed
   */
  static String fill(String name, Map<String, ?> model) {
    try (var filled = new StringWriter()) {
      ALL.getTemplate(name).process(model, filled);
      return filled.toString();
    } catch (TemplateException e) {
      throw new IllegalStateException("The template " + name + " fails", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Configuration configuration() {
    var all = new Configuration(Configuration.VERSION_2_3_32);
    all.setClassForTemplateLoading(Templates.class, "/dk/adgang/testbed");
    all.setDefaultEncoding("UTF-8");
    all.setURLEscapingCharset("UTF-8");
    all.setOutputFormat(HTMLOutputFormat.INSTANCE);
    all.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    all.setLogTemplateExceptions(false);
    return all;
  }
}
