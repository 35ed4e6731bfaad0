<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("frontchannel-logout.title")}
  <#elseif section = "form">
    <p class="lead">${msg("frontchannel-logout.message")}</p>
    <ul class="plain-list">
      <#list logout.clients as client>
        <li>${advancedMsg(client.name!"")} <iframe src="${client.frontChannelLogoutUrl}" title="${advancedMsg(client.name!"")}" hidden></iframe></li>
      </#list>
    </ul>
    <#if logout.logoutRedirectUri?has_content>
      <div class="actions"><a class="button button-primary button-block" id="adgang-onward" href="${logout.logoutRedirectUri}">${msg("doContinue")}</a></div>
      <script type="module" src="${url.resourcesPath}/js/logged-out.js"></script>
    </#if>
  </#if>
</@layout.registrationLayout>
