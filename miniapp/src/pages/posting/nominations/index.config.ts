export default definePageConfig({ navigationBarTitleText: '评优和提拔名单' })
