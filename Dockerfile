# --- Build: both jars -------------------------------------------------------------------------------------------------
FROM eclipse-temurin:25.0.3_9-jdk-noble AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q dependency:go-offline || true
COPY src src
COPY docs/openapi docs/openapi
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -DskipTests package

# --- Layers: rarely changed ones come first ---------------------------------------------------------------------------
FROM eclipse-temurin:25.0.3_9-jre-noble AS layers
WORKDIR /layers
COPY --from=build /src/target/kontor.jar /tmp/kontor.jar
RUN java -Djarmode=tools -jar /tmp/kontor.jar extract --layers --destination .

# --- The application, without its cache -------------------------------------------------------------------------------
FROM eclipse-temurin:25.0.3_9-jre-noble AS application
RUN groupadd --gid 10001 kontor && useradd --uid 10001 --gid 10001 --home-dir /app --no-create-home kontor \
    && mkdir --parents /app/media && chown --recursive kontor:kontor /app
USER kontor
WORKDIR /app
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/application/ ./

# --- Training: one start against the PostgreSQL of kontor-standalone.jar, recorded as an AOT cache -------------
FROM application AS training
COPY --from=build --chown=kontor /src/target/kontor-standalone.jar /tmp/training/kontor-standalone.jar
COPY --chown=kontor docker/train-aot-cache.sh /tmp/training/
RUN bash /tmp/training/train-aot-cache.sh /tmp/training/kontor-standalone.jar /app/kontor.jar /app/kontor.aot

# --- The image --------------------------------------------------------------------------------------------------------
FROM application
COPY --from=training /app/kontor.aot ./
# The cache is valid for this JVM, class path and object header layout; keep these options unchanged.
ENV JAVA_TOOL_OPTIONS=""
ENV KONTOR_JAVA_OPTIONS="-Xmx256m -XX:+UseSerialGC -XX:MaxMetaspaceSize=192m -XX:ReservedCodeCacheSize=96m"
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["sh", "-c", "exec java -XX:AOTCache=/app/kontor.aot -XX:+ExitOnOutOfMemoryError $KONTOR_JAVA_OPTIONS -jar /app/kontor.jar \"$@\"", "kontor"]
