# Keycloak with the Adgang jars, built once, so that a container starts without building again.
# Make the jars first: mvn -B -DskipTests package
FROM quay.io/keycloak/keycloak:26.7.4

# Options of the build. They are fixed in the image: changing one later means building the image again.
ENV KC_DB=postgres \
    KC_HEALTH_ENABLED=true \
    KC_METRICS_ENABLED=true

COPY --chown=1000:0 providers/target/adgang-providers.jar themes/target/adgang-themes.jar /opt/keycloak/providers/
RUN ["/opt/keycloak/bin/kc.sh", "build"]

# The user of the base image, named here so that nobody has to look it up.
USER 1000

ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
CMD ["start", "--optimized"]
