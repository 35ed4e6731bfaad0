package dk.adgang.common;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a pure decision: a class that knows no type of Keycloak, JAX-RS or JPA, reads no clock and
 * no configuration, and is tested in microseconds. The architecture tests hold every marked class
 * to that.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface PureRule {}
