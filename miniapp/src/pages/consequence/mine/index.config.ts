export default definePageConfig({ navigationBarTitleText: '对我的处理', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
