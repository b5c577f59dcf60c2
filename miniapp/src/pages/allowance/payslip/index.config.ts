export default definePageConfig({ navigationBarTitleText: '我的补助', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
