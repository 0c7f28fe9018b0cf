package dev.kontor.testing;

import dev.kontor.KontorApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/// The whole application on a real port and a real PostgreSQL. All tests share one context, so a test makes its
/// own data under names of its own and adds no properties, mocks or profiles. Inject [Api] to talk HTTP,
/// [TestClock] to move time. Without the name of the application Spring would look for it among the classes of all
/// packages.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = KontorApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import(TestBenchConfiguration.class)
@ExtendWith(ClockReset.class)
public @interface KontorTest {}
