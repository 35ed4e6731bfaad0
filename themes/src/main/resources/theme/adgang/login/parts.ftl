<#include "adgang-parts.ftl">
<#-- Small pieces that only this theme's own pages need, beside those of pages in every theme. -->

<#-- One alert a page. Text of people ends up in it, so it is escaped like everything else. -->
<#macro alert type text>
  <div id="adgang-alert" class="alert alert-${type}" data-type="${type}" role="${(type == "error" || type == "warning")?then("alert", "status")}" tabindex="-1">
    <@icon name=(type == "success")?then("check", (type == "info")?then("info", "warning")) />
    <p class="alert-text">${text}</p>
  </div>
</#macro>

<#-- Identity providers of the realm, where it has any. -->
<#macro otherLogins>
  <#if realm.password && (social.providers)?has_content>
    <div class="social">
      <h2 class="social-title">${msg("identity-provider-login-label")}</h2>
      <ul class="social-list">
        <#list social.providers as p>
          <li><a id="social-${p.alias}" class="button button-secondary button-block" href="${p.loginUrl}">${p.displayName!''}</a></li>
        </#list>
      </ul>
    </div>
  </#if>
</#macro>

<#macro hero kind>
  <div class="hero hero-${kind}" aria-hidden="true"><@icon name=kind /></div>
</#macro>
