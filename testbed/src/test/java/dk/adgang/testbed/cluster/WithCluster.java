package dk.adgang.testbed.cluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A class of tests against {@link TwoNodes}, which its constructor and methods may ask for; one
 * such class at a time, without a thread that waits for its turn. Skipped where there is no
 * PostgreSQL.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TwoNodesExtension.class)
@Tag("cluster")
@Execution(ExecutionMode.SAME_THREAD)
@interface WithCluster {}
