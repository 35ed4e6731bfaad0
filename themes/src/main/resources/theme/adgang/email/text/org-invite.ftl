<#ftl output_format="plainText">
<#-- As Keycloak's own, whose text part writes the link as HTML: "=" becomes "&#61;", and the link is dead. -->
<#assign works = linkExpirationFormatter(linkExpiration)>
<#if firstName?? && lastName??>
${msg("orgInviteBodyPersonalized", link, linkExpiration, realmName, organization.name, works, firstName, lastName)}
<#else>
${msg("orgInviteBody", link, linkExpiration, realmName, organization.name, works)}
</#if>
