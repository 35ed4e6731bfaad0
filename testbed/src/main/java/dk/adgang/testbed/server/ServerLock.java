package dk.adgang.testbed.server;

import dk.adgang.testbed.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The exclusive use of a prepared server, on this machine, until it is closed. */
final class ServerLock implements AutoCloseable {

  private final FileChannel file;

  private ServerLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the use of the prepared server of this name.
   *
   * @param all the folder of all prepared servers
   */
  static ServerLock take(Path all, String name) {
    try {
      Files.createDirectories(all);
      var channel =
          FileChannel.open(
              all.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new UserError(
            "Another run uses this server already (%s). End it first.".formatted(name));
      }
      return new ServerLock(channel);
    } catch (IOException e) {
      throw new UserError("No place for the server in %s: %s".formatted(all, e.getMessage()), e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
