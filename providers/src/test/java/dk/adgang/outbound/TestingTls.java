package dk.adgang.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS with a key of its own for 127.0.0.1: a server has it, and a client trusts it alone. */
final class TestingTls {

  private static final char[] PASSWORD = "changeit".toCharArray();

  private TestingTls() {}

  /** The certificates that a client in another process is to trust. */
  static Path trustedIn(Path folder) {
    return folder.resolve("trusted.p12");
  }

  /** The password of the file {@link #trustedIn}. */
  static String password() {
    return new String(PASSWORD);
  }

  /**
   * Makes a key.
   *
   * @param folder where it is kept
   */
  static SSLContext in(Path folder) throws IOException, GeneralSecurityException {
    Path file = folder.resolve("testing.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "testing",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password())
            .redirectErrorStream(true)
            .start();
    String said;
    try (InputStream out = keytool.getInputStream()) {
      said = new String(out.readAllBytes(), UTF_8);
    }
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException(said);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("testing", keys.getCertificate("testing"));
    try (OutputStream out = Files.newOutputStream(trustedIn(folder))) {
      trusted.store(out, PASSWORD);
    }
    KeyManagerFactory ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    ours.init(keys, PASSWORD);
    TrustManagerFactory theirs =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    theirs.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(ours.getKeyManagers(), theirs.getTrustManagers(), null);
    return tls;
  }
}
