package dk.adgang.sms.gateway;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log lines of the classes of this package while it is open. */
public final class LogLines implements AutoCloseable {

  private final Logger logger = Logger.getLogger(LogLines.class.getPackageName());
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          keep(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public LogLines() {
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  private void keep(LogRecord line) {
    if (line.getLevel().intValue() >= Level.INFO.intValue()) {
      lines.add(
          line.getParameters() == null
              ? line.getMessage()
              : MessageFormat.format(line.getMessage(), line.getParameters()));
    }
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }
}
