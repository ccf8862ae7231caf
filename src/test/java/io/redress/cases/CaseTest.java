package io.redress.cases;

import io.redress.RedressTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** The whole application with a {@link FakeCaseFlow} in the place of the process engine; all such tests share it. */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RedressTest
@Import(CaseSetup.Beans.class)
public @interface CaseTest {}
