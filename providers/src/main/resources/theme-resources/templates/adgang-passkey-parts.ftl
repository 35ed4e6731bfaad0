<#import "adgang-parts.ftl" as parts>

<#-- Where the script says what went wrong. The server's own alert makes room for it. The button waits for the script. -->
<#macro failure>
  <div id="adgang-passkey-failure" class="alert alert-error" role="alert" tabindex="-1" hidden
      data-cancelled="${msg("passkeyCancelled")}" data-timeout="${msg("passkeyTimeout")}"
      data-registered="${msg("passkeyRegistered")}" data-address="${msg("passkeyAddress")}"
      data-insecure="${msg("passkeyInsecure")}" data-unsupported="${msg("passkeyUnsupported")}"
      data-device="${msg("passkeyDevice")}" data-failed="${msg("passkeyFailed")}">
    <@parts.icon name="warning" />
    <p class="alert-text"></p>
  </div>
  <noscript>
    <div class="alert alert-error"><@parts.icon name="warning" /><p class="alert-text">${msg("passkeyNeedsScript")}</p></div>
  </noscript>
</#macro>

<#-- What the browser's answer is sent in. -->
<#macro answer fields...>
  <#list fields as field>
    <input type="hidden" id="${field}" name="${field}">
  </#list>
</#macro>
