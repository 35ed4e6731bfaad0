package dk.adgang.testbed;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Runs the classes that take long before the others. A long one that begins last keeps the whole
 * run waiting.
 */
public final class LongestFirst implements ClassOrderer {

  /** What takes half a minute or more on two cores, the longest first; new ones belong here. */
  private static final List<String> LONG =
      List.of(
          "ContainerImageTest",
          "TwoNodesTest",
          "OtherGrantsTest",
          "ProtectedOnTwoNodesTest",
          "SecondFactorMatrixTest",
          "EveryDoorTest",
          "OtherRealmsTest",
          "ExitAttacksTest",
          "ProtectedAccountTest",
          "EveryActionTest",
          "SetupTest",
          "DirectoryTest",
          "GuardLetsThroughTest",
          "BrokerTest",
          "EveryThemeTest",
          "KilledServerTest",
          "RealmFileTest",
          "PasskeyTest",
          "RecoveryCodesTest",
          "DeveloperTest");

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context
        .getClassDescriptors()
        .sort(Comparator.comparingInt(LongestFirst::place).thenComparing(LongestFirst::name));
  }

  private static int place(ClassDescriptor descriptor) {
    var place = LONG.indexOf(name(descriptor));
    return place < 0 ? LONG.size() : place;
  }

  private static String name(ClassDescriptor descriptor) {
    return descriptor.getTestClass().getSimpleName();
  }
}
