export default definePageConfig({ navigationBarTitleText: '个人总结' })
