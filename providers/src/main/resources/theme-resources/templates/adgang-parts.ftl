<#include "adgang-icons.ftl">
<#import "adgang-support.ftl" as help>

<#-- Small pieces that several pages share, in every theme. -->

<#--
  What a page of ours is put into. The theme «adgang» and its children have the styles, the scripts and the support panel
  already, and say so by the property adgangPages. In any other theme the page brings its own.
-->
<#macro body>
  <#if properties.adgangPages??>
    <#nested>
  <#else>
    <link rel="stylesheet" href="${url.resourcesPath}/adgang/css/page.css">
    <div class="adgang-page">
      <#nested>
    </div>
    <@help.panel />
    <script type="module" src="${url.resourcesPath}/adgang/js/page.js"></script>
  </#if>
</#macro>

<#--
  The classes of a button: the theme's own where it names some, so that our buttons look like its others, and ours where
  it names none. Kinds: primary, secondary, quiet.
-->
<#function button kind>
  <#local base = (properties.kcButtonClass)!"">
  <#if properties.adgangPages?? || !base?has_content>
    <#return "button button-" + kind + " button-block">
  </#if>
  <#local block = (properties.kcButtonBlockClass)!"">
  <#if kind == "primary">
    <#return base + " " + (properties.kcButtonPrimaryClass)!"" + " " + block>
  </#if>
  <#local own = (kind == "quiet")?then((properties.kcButtonLinkClass)!"", (properties.kcButtonSecondaryClass)!"")>
  <#return own?has_content?then(own, base + " " + (properties.kcButtonDefaultClass)!"") + " " + block>
</#function>

<#-- Whether an employer that a page names is that of the brand, by either of its names. -->
<#function branded named>
  <#return brand?? && ("${named}" == "" || "${named}" == "${brand.name()}" || "${named}" == "${brand.organization()}")>
</#function>

<#-- The employer's name, from the page or from the login; '' when there is none. -->
<#function employer>
  <#local named = (page.employer())!"">
  <#if branded(named)><#return brand.name()></#if>
  <#return named>
</#function>

<#-- The employer's logo beside its name, from our own host. A page that names another employer shows no logo. -->
<#macro logo class>
  <#if branded((page.employer())!"") && brand.logo()??><img class="${class}" src="${brand.logo().url()}" alt="" width="${brand.logo().width()?c}" height="${brand.logo().height()?c}"></#if>
</#macro>

<#-- What was typed before, without what nobody sees: control characters and marks of direction. -->
<#function typed text>
  <#return text?replace("[\\p{Cc}\\p{Cf}]", "", "r")>
</#function>

<#function hasError fields...>
  <#list fields as field>
    <#if (messagesPerField.existsError(field))!false><#return true></#if>
  </#list>
  <#return false>
</#function>

<#-- Whether the theme shows what the server says above the page: not what stands beside a field, and no warning, which says no more than the page itself. -->
<#function alerts refused=false>
  <#return !refused && ((message.type)!"") != "warning">
</#function>

<#-- The error of a field: beside it, tied to it by aria-describedby="input-error-ID". -->
<#macro fieldError id key=id>
  <#if hasError(key)>
    <p class="field-error" id="input-error-${id}"><@icon name="warning" /><span><span class="visually-hidden">${msg("errorPrefix")} </span>${messagesPerField.get(key)}</span></p>
  </#if>
</#macro>

<#-- The attributes that an input carries when its value was refused, and what describes it. -->
<#macro described id invalid=false by=""><#if invalid> aria-invalid="true" autofocus</#if><#local ids = (by + invalid?then(" input-error-" + id, ""))?trim><#if ids?has_content> aria-describedby="${ids}"</#if></#macro>

<#-- What the script needs to add a show/hide button to a password field. -->
<#macro showable> data-show="${msg("passwordShow")}" data-hide="${msg("passwordHide")}" data-show-short="${msg("passwordShowShort")}" data-hide-short="${msg("passwordHideShort")}"</#macro>

<#macro otherSessions>
  <p class="choice">
    <input type="checkbox" class="choice-input" id="logout-sessions" name="logout-sessions" value="on" checked>
    <label class="choice-label" for="logout-sessions">${msg("passwordEndSessions")}</label>
  </p>
</#macro>

<#-- On the pages that ask for a second factor, where the employer allows it. -->
<#macro rememberDevice>
  <#local days = (device.days())!0>
  <#if days gt 0>
    <div class="field">
    <p class="choice">
      <input type="checkbox" class="choice-input" id="remember-device" name="remember-device" value="on" aria-describedby="remember-device-note">
      <label class="choice-label" for="remember-device">${(days == 1)?then(msg("rememberDeviceDay"), msg("rememberDeviceDays", days))}</label>
    </p>
    <p class="hint" id="remember-device-note">${msg("rememberDeviceNote")}</p>
    </div>
  </#if>
</#macro>
