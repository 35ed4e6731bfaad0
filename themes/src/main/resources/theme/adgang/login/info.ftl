<#import "template.ftl" as layout>
<#assign text = (message.summary)!"">
<#assign short = text?length lte 60>
<@layout.registrationLayout hero=(((message.type)!"info") == "success")?then("check", "info") displayMessage=false; section>
  <#if section = "header">
    <#if messageHeader??>${msg(messageHeader)}<#elseif short>${text}<#else>${msg("infoTitle")}</#if>
  <#elseif section = "form">
    <div id="adgang-alert" data-type="${(message.type)!'info'}" role="status">
      <#if messageHeader?? || !short><p class="lead">${text}</p><#else><p class="visually-hidden">${text}</p></#if>
    </div>
    <#if requiredActions?? && requiredActions?has_content>
      <ul class="plain-list"><#list requiredActions as action><li>${msg("requiredAction." + action)}</li></#list></ul>
    </#if>
    <#if !skipLink??>
      <#if pageRedirectUri?has_content>
        <div class="actions"><a class="button button-primary button-block" href="${pageRedirectUri}">${msg("backToApplication")}</a></div>
      <#elseif actionUri?has_content>
        <div class="actions"><a class="button button-primary button-block" href="${actionUri}">${msg("proceedWithAction")}</a></div>
      <#elseif (client.baseUrl)?has_content>
        <div class="actions"><a class="button button-primary button-block" href="${client.baseUrl}">${msg("backToApplication")}</a></div>
      </#if>
    </#if>
  </#if>
</@layout.registrationLayout>
