package dk.adgang.testbed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests against the whole product. Its methods may ask for {@link Adgang}, and for a
 * {@link Visitor} to look at it with.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(AdgangExtension.class)
@interface AdgangTest {}
