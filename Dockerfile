# The AOT cache needs an initial heap that holds its objects; the default in a small container is smaller.
ARG JVM_HEAP="-Xms64m -Xmx256m -XX:+UseSerialGC"

# --- Build: both jars -------------------------------------------------------------------------------------------------
FROM eclipse-temurin:25.0.3_9-jdk-noble AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q dependency:go-offline || true
COPY src src
COPY docs/openapi docs/openapi
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -Psbom -Dmaven.test.skip=true -Dspotless.check.skip=true package
COPY docker/HealthCheck.java docker/TrainingShopper.java docker/
RUN javac -d target/health docker/HealthCheck.java && javac -d target/training docker/TrainingShopper.java
# The layers of the image, rarely changed ones first.
RUN java -Djarmode=tools -jar target/kontor.jar extract --layers --destination target/layers

# --- Runtime: a JVM with the modules that Kontor uses, and jcmd -------------------------------------------------------
FROM eclipse-temurin:25.0.3_9-jdk-noble AS runtime
RUN jlink --output /opt/java/kontor --no-header-files --no-man-pages --compress zip-6 \
        --add-modules java.se,jdk.charsets,jdk.crypto.ec,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.nio.mapmode,jdk.unsupported,jdk.zipfs \
    && cd /opt/java/kontor/lib \
    # What displays and sound cards need. The JVM's archive of its own classes is absent as well: the AOT cache contains them.
    && rm libawt_xawt.so libjawt.so libjsound.so libsplashscreen.so \
    # Libraries that this JDK takes from the system; the image has only glibc.
    && ldd ./*.so | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p' | sort --unique \
        | grep --invert-match --extended-regexp '^/opt/|/(libc|libdl|libm|libpthread|librt)\.so' \
        | xargs --no-run-if-empty cp --dereference --target-directory . \
    # A library that is missing would be noticed only with the first picture or document.
    && ! ldd ./*.so | grep 'not found' | grep --invert-match --fixed-strings libjvm.so

# What this JVM needs of an operating system: glibc, and the names of users. The status files tell scanners its version.
RUN mkdir --parents /system/etc /system/var/lib/dpkg/status.d \
    && ldd /opt/java/kontor/bin/java /opt/java/kontor/lib/server/libjvm.so /opt/java/kontor/lib/*.so \
        | grep --only-matching ' */[^ :]*' | sed 's/^[^/]*//' | grep --invert-match '^/opt/' | sort --unique \
        | xargs cp --dereference --parents --target-directory /system \
    && cp --dereference /etc/os-release /system/etc/ \
    && printf 'hosts: files dns\n' >/system/etc/nsswitch.conf \
    && printf 'root:x:0:0::/root:/sbin/nologin\nkontor:x:10001:10001::/app:/sbin/nologin\n' >/system/etc/passwd \
    && printf 'root:x:0:\nkontor:x:10001:\n' >/system/etc/group \
    && mkdir --mode 1777 /system/tmp \
    && { dpkg-query --status libc6 >/system/var/lib/dpkg/status.d/libc6; }

# --- Training: one start and purchases against the PostgreSQL of kontor-standalone.jar, recorded as an AOT cache --------------------
FROM eclipse-temurin:25.0.3_9-jdk-noble AS training
RUN useradd --uid 10001 --home-dir /app --no-create-home kontor && mkdir --parents /app && chown kontor:kontor /app
USER kontor
WORKDIR /app
COPY --from=runtime /opt/java/kontor /opt/java/kontor
COPY --from=build /src/target/layers/dependencies/ ./
COPY --from=build /src/target/layers/snapshot-dependencies/ ./
COPY --from=build /src/target/layers/application/ ./
COPY --from=build /src/target/kontor-standalone.jar /tmp/training/
COPY --from=build /src/target/training /tmp/training/
COPY docker/train-aot-cache.sh /tmp/training/
ARG JVM_HEAP
# Without the other limits of the image: below a limit of the metaspace the cache has no room for all classes.
RUN JDK_JAVA_OPTIONS=$JVM_HEAP PATH=/opt/java/kontor/bin:$PATH bash /tmp/training/train-aot-cache.sh \
        /tmp/training/kontor-standalone.jar /app/kontor.jar /app/kontor.aot \
    && mkdir media

# --- The image: no shell, no package manager --------------------------------------------------------------------------
FROM scratch
COPY --from=runtime /system/ /
WORKDIR /app
COPY --from=runtime /opt/java/kontor /opt/java/kontor
COPY --from=build /src/target/layers/dependencies/ ./
COPY --from=build /src/target/layers/snapshot-dependencies/ ./
COPY --from=build /src/target/health health
COPY --from=training --chown=10001:10001 /app/media media
COPY --from=build /src/target/classes/META-INF/sbom/application.cdx.json sbom/
COPY --from=build /src/target/layers/application/ ./
COPY --from=training /app/kontor.aot ./
USER 10001:10001
ARG JVM_HEAP
ENV PATH=/opt/java/kontor/bin \
    JDK_JAVA_OPTIONS="$JVM_HEAP -XX:MaxMetaspaceSize=192m -XX:ReservedCodeCacheSize=96m"
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["java", "-Xms8m", "-Xmx16m", "-XX:TieredStopAtLevel=1", "-cp", "/app/health", "HealthCheck"]
ENTRYPOINT ["java", "-XX:AOTCache=/app/kontor.aot", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/kontor.jar"]
